export const MAX_PRODUCTS: number;
export function product(number: number, seed: number): { readonly name: string };
