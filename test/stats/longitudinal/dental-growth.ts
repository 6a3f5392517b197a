/**
 * Distance (mm) from the pituitary to the pterygomaxillary fissure of 11 girls, then 16 boys, at ages 8, 10, 12 and 14.
 *
 * Potthoff & Roy (1964), Biometrika 51:313, doi:10.1093/biomet/51.3-4.313.
 */
export const distances: readonly (readonly number[])[] = [
  [21, 20, 21.5, 23],
  [21, 21.5, 24, 25.5],
  [20.5, 24, 24.5, 26],
  [23.5, 24.5, 25, 26.5],
  [21.5, 23, 22.5, 23.5],
  [20, 21, 21, 22.5],
  [21.5, 22.5, 23, 25],
  [23, 23, 23.5, 24],
  [20, 21, 22, 21.5],
  [16.5, 19, 19, 19.5],
  [24.5, 25, 28, 28],
  [26, 25, 29, 31],
  [21.5, 22.5, 23, 26.5],
  [23, 22.5, 24, 27.5],
  [25.5, 27.5, 26.5, 27],
  [20, 23.5, 22.5, 26],
  [24.5, 25.5, 27, 28.5],
  [22, 22, 24.5, 26.5],
  [24, 21.5, 24.5, 25.5],
  [23, 20.5, 31, 26],
  [27.5, 28, 31, 31.5],
  [23, 23, 23.5, 25],
  [21.5, 23.5, 24, 28],
  [17, 24.5, 26, 29.5],
  [22.5, 25.5, 25.5, 26],
  [23, 24.5, 26, 30],
  [22, 21.5, 23.5, 25],
];

export const ages: readonly number[] = [8, 10, 12, 14];

/** One row a child and age, of the children and ages that `kept` keeps. */
export const dentalGrowth = (kept: (child: number, at: number) => boolean = () => true) => {
  const rows = distances.flatMap((own, child) =>
    own.flatMap((distance, at) => (kept(child, at) ? [{ child, distance, age: ages[at] as number }] : [])),
  );
  const one = rows.map(() => 1);
  const girl = rows.map(({ child }) => (child < 11 ? 1 : 0));
  const age = rows.map((row) => row.age);
  return {
    response: rows.map(({ distance }) => distance),
    subject: rows.map(({ child }) => child),
    visit: age,
    girl,
    age,
    /** Intercept, girl, age, age × girl. */
    design: [one, girl, age, age.map((value, i) => value * (girl[i] as number))],
  };
};
