/** Nominal typing: a `Brand<T, 'X'>` is a `T` that only the module that owns the name may make. */
declare const brand: unique symbol
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }
