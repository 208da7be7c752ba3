/**
 * Cedar's own engine, in WebAssembly. Verdicts are remembered (../index.ts), so it seldom runs: it is compiled quickly
 * instead of well, because to optimise it took a second and 80 MB at every start.
 */
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'

type Cedar = typeof import('@cedar-policy/cedar-wasm/nodejs')

// A module keeps the way of compiling that it was loaded with; other modules, such as the HTTP parser's, come later.
setFlagsFromString('--liftoff-only')
const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs') as Cedar
setFlagsFromString('--no-liftoff-only')
// Node 20's V8 can end the process when it takes back an optimised call into WebAssembly ("unreachable code" in
// Deoptimizer::DoComputeBuiltinContinuation): seen once in many thousands of decisions. It makes no such calls any more.
setFlagsFromString('--no-turbo-inline-js-wasm-calls')

export const {
  checkParsePolicySet,
  policySetTextToParts,
  policyToJson,
  preparsePolicySet,
  statefulIsAuthorized,
  validate,
} = cedar
