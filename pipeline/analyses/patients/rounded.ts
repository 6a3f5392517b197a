/**
 * A number as text for the inside of a picture: rounded, with a true minus sign. Words on the page are
 * made from headlines instead.
 */
export const rounded = (value: number, decimals: number): string => {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
};
