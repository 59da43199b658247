import type { ArithmeticExpression } from "unbash";

/** The whole number that `$((…))` comes to; undefined where that takes more than the four operations. */
export function evaluate(
  expression: ArithmeticExpression | undefined,
  variable: (name: string) => string | undefined,
): number | undefined {
  switch (expression?.type) {
    case "ArithmeticGroup":
      return evaluate(expression.expression, variable);
    case "ArithmeticWord":
      return numberIn(expression.value, variable);
    case "ArithmeticBinary": {
      const left = evaluate(expression.left, variable);
      const right = evaluate(expression.right, variable);
      return left === undefined || right === undefined ? undefined : operate(expression.operator, left, right);
    }
    default:
      return undefined;
  }
}

function numberIn(word: string, variable: (name: string) => string | undefined): number | undefined {
  const name = /^\$?\{?([A-Za-z_]\w*)\}?$/.exec(word)?.[1];
  const text = name === undefined ? word : (variable(name) ?? "");
  return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
}

function operate(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return right === 0 ? undefined : Math.trunc(left / right);
    default:
      return undefined;
  }
}
