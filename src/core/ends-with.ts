/**
 * Makes a test whether what stands before an index of a text ends with an expression, in any case. It reads backwards from there, so
 * that it does not try every place of the text; `/…$/iu` finds the same.
 */
export function endsWith(pattern: string): (text: string, end?: number) => boolean {
  const expression = new RegExp(`(?<=${pattern})`, 'iuy');
  return (text, end = text.length) => {
    expression.lastIndex = end;
    return expression.test(text);
  };
}
