/**
 * The gate: one governed passage from a client to a model and back, with evidence.
 *
 * Promises: nothing reaches a model that was not inspected, judged and cleared; nothing is sent and nothing is finished
 * without a durable record; an answer stays inside the zone that policy allowed. Serves AVG art. 5, 25 and 30, AI Act
 * art. 12 and 26. Read `pipeline.ts` first.
 */

export type { ApiCaller, HouseCaller } from './caller.ts'
export { chatRequest, embeddingsRequest } from './contract.ts'
export type { Gate } from './gate.ts'
export { judgeFacts, judgeRelease } from './judge.ts'
export type { Meter } from './meter.ts'
export { silentMeter } from './meter.ts'
export { mayAskModel } from './named-models.ts'
export { pass } from './pipeline.ts'
export { openAiProblem } from './present-problem.ts'
export { type Preview, preview } from './preview.ts'
export type { RawRequest } from './receive.ts'
export type { Reply } from './reply.ts'
export { type GatewayRoutesOptions, gatewayRoutes } from './routes.ts'
