/**
 * The same function, which does not work twice in a row on the very same inputs. For pure functions whose inputs are never changed:
 * what was found for inputs identical one by one is given again.
 */
export const rememberLast = <Inputs extends readonly unknown[], Found>(
  make: (...inputs: Inputs) => Found,
): ((...inputs: Inputs) => Found) => {
  let last: { readonly inputs: Inputs; readonly found: Found } | null = null;
  return (...inputs) => {
    if (last === null || inputs.some((input, i) => !Object.is(input, last?.inputs[i]))) {
      last = { inputs, found: make(...inputs) };
    }
    return last.found;
  };
};
