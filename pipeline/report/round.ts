/**
 * A number with `decimals` places, rounded half away from zero from its shortest decimal form
 * (1.005 → "1.01"; binary noise never decides), with a true minus sign.
 */
export const roundedText = (value: number, decimals: number): string => {
  const digits = Math.abs(value).toExponential(14).split("e");
  const mantissa = BigInt((digits[0] as string).replace(".", ""));
  const exponent = Number(digits[1]);
  const drop = 14 - exponent - decimals;
  const kept = drop <= 0 ? mantissa * 10n ** BigInt(-drop) : halfAway(mantissa, drop);
  const text = kept.toString().padStart(decimals + 1, "0");
  const whole = text.slice(0, text.length - decimals);
  const body = decimals > 0 ? `${whole}.${text.slice(text.length - decimals)}` : whole;
  return value < 0 && /[1-9]/.test(body) ? `−${body}` : body;
};

const halfAway = (mantissa: bigint, drop: number): bigint => {
  const unit = 10n ** BigInt(drop);
  return (mantissa + unit / 2n) / unit;
};
