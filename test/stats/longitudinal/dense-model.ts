import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix";

/** A normal model written out in full: one n × n covariance matrix, no grouping, no rotation, no derivatives by formula. */
export interface DenseModel {
  readonly y: readonly number[];
  readonly design: readonly (readonly number[])[];
  /** Covariance of rows i and j at the parameters. */
  readonly element: (theta: readonly number[], i: number, j: number) => number;
}

const covarianceAt = ({ y, element }: DenseModel, theta: readonly number[]): Matrix =>
  new Matrix(y.map((_, i) => y.map((__, j) => element(theta, i, j))));

const columns = ({ design }: DenseModel): Matrix => new Matrix(design.map((column) => [...column])).transpose();

/** Products of matrices are symmetric up to rounding only. */
const logDeterminant = (matrix: Matrix): number => {
  const symmetric = Matrix.add(matrix, matrix.transpose()).div(2);
  const diagonal = new CholeskyDecomposition(symmetric).lowerTriangularMatrix.diagonal();
  return 2 * diagonal.reduce((sum, value) => sum + Math.log(value), 0);
};

export const denseFit = (model: DenseModel, theta: readonly number[], restricted = true) => {
  const v = covarianceAt(model, theta);
  const x = columns(model);
  const y = Matrix.columnVector([...model.y]);
  const vInverse = inverse(v);
  const information = x.transpose().mmul(vInverse).mmul(x);
  const phi = inverse(information);
  const beta = phi.mmul(x.transpose()).mmul(vInverse).mmul(y);
  const r = Matrix.sub(y, x.mmul(beta));
  const [n, p] = [x.rows, x.columns];
  const misfit = r.transpose().mmul(vInverse).mmul(r).get(0, 0);
  const logLikelihood =
    -0.5 *
    ((restricted ? n - p : n) * Math.log(2 * Math.PI) +
      logDeterminant(v) +
      misfit +
      (restricted ? logDeterminant(information) : 0));
  return { x, vInverse, phi, beta: beta.to1DArray(), logLikelihood };
};

const moved = (theta: readonly number[], steps: readonly (readonly [number, number])[]): readonly number[] =>
  theta.map((value, r) => value + steps.reduce((sum, [at, by]) => sum + (at === r ? by : 0), 0));

export const stepsFor = (theta: readonly number[], size = 1e-4): readonly number[] =>
  theta.map((value) => size * Math.max(0.1, Math.abs(value)));

/** Central differences, fourth order. */
export const numericGradient = (f: (theta: readonly number[]) => number, theta: readonly number[]): readonly number[] =>
  stepsFor(theta, 1e-3).map((h, r) => {
    const at = (k: number): number => f(moved(theta, [[r, k * h]]));
    return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h);
  });

export const numericHessian = (f: (theta: readonly number[]) => number, theta: readonly number[]): Matrix => {
  const steps = stepsFor(theta, 2e-3);
  const rows = theta.map((_, r) =>
    numericGradient((at) => {
      const h = steps[r] ?? 0;
      const by = (k: number): number => f(moved(at, [[r, k * h]]));
      return (8 * (by(1) - by(-1)) - (by(2) - by(-2))) / (12 * h);
    }, theta),
  );
  return new Matrix(rows.map((row) => [...row]));
};

/** Satterthwaite's df of each coefficient from numerical derivatives only. */
export const denseSatterthwaite = (
  model: DenseModel,
  theta: readonly number[],
  restricted = true,
): readonly number[] => {
  const w = inverse(numericHessian((at) => denseFit(model, at, restricted).logLikelihood, theta)).mul(-1);
  return model.design.map((_, j) => {
    const g = Matrix.columnVector([...numericGradient((at) => denseFit(model, at).phi.get(j, j), theta)]);
    const variance = denseFit(model, theta).phi.get(j, j);
    return (2 * variance * variance) / g.transpose().mmul(w).mmul(g).get(0, 0);
  });
};

/** Kenward and Roger's covariance and df from whole matrices, W from ½ tr(PGᵣPGₛ), derivatives of V by differences. */
export const denseKenwardRoger = (model: DenseModel, theta: readonly number[]) => {
  const { x, vInverse, phi } = denseFit(model, theta);
  const steps = stepsFor(theta, 1e-3);
  const shifted = (...by: readonly (readonly [number, number])[]): Matrix => covarianceAt(model, moved(theta, by));
  const g = steps.map((h, r) => Matrix.sub(shifted([r, h]), shifted([r, -h])).div(2 * h));
  const bend = (r: number, s: number): Matrix => {
    const [h, k] = [steps[r] ?? 0, steps[s] ?? 0];
    const corners = Matrix.sub(shifted([r, h], [s, k]), shifted([r, h], [s, -k]));
    return corners.sub(Matrix.sub(shifted([r, -h], [s, k]), shifted([r, -h], [s, -k]))).div(4 * h * k);
  };
  const projection = Matrix.sub(vInverse, vInverse.mmul(x).mmul(phi).mmul(x.transpose()).mmul(vInverse));
  const size = theta.length;
  const information = Matrix.zeros(size, size);
  for (let r = 0; r < size; r++) {
    for (let s = 0; s < size; s++) {
      information.set(
        r,
        s,
        0.5 *
          projection
            .mmul(g[r] as Matrix)
            .mmul(projection)
            .mmul(g[s] as Matrix)
            .trace(),
      );
    }
  }
  const w = inverse(information);
  const between = (inner: Matrix): Matrix => x.transpose().mmul(vInverse).mmul(inner).mmul(vInverse).mmul(x);
  const slopes = g.map(between);
  const sum = Matrix.zeros(phi.rows, phi.rows);
  for (let r = 0; r < size; r++) {
    for (let s = 0; s < size; s++) {
      const q = between((g[r] as Matrix).mmul(vInverse).mmul(g[s] as Matrix));
      const product = (slopes[r] as Matrix).mmul(phi).mmul(slopes[s] as Matrix);
      sum.add(
        q
          .sub(product)
          .sub(between(bend(r, s)).mul(0.25))
          .mul(w.get(r, s)),
      );
    }
  }
  const adjusted = Matrix.add(phi, phi.mmul(sum).mmul(phi).mul(2));
  const df = model.design.map((_, j) => {
    const gradient = Matrix.columnVector(slopes.map((slope) => phi.mmul(slope).mmul(phi).get(j, j)));
    return (2 * phi.get(j, j) * phi.get(j, j)) / gradient.transpose().mmul(w).mmul(gradient).get(0, 0);
  });
  return { standardErrors: adjusted.diagonal().map(Math.sqrt), df };
};
