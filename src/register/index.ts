/**
 * What may run: the register of use cases (toepassingen). The register is the runtime: the record that is published and
 * reviewed is the same that the gate decides on.
 *
 * Promises: look-ups touch no database; versions are only added, with who made them and why, so what was in force at a
 * passage stays readable; nobody overwrites what somebody else just saved; a change works within a second on every process
 * and leaves evidence. Serves AVG art. 30, AI Act art. 5, 6, 26 and 50, the Algoritmeregister.
 */
export { type Assessor, type AssessorDeps, createAssessor } from './assessor.ts'
export { type UseCase, type UseCaseInput, type UseCaseRecord, useCaseSchema } from './contract.ts'
export type { RegistrationDeps } from './deps.ts'
export { importReport } from './exchange/contract.ts'
export type { HouseAssessment } from './lifecycle/assessments.ts'
export type { Concern, ScreeningVerdict } from './lifecycle/screen-instructions.ts'
export { createPublisher, type Publisher, type PublisherDeps } from './publisher.ts'
export type { EarlierJudgements } from './record/enter-judgements.ts'
export { createRegister, type Register, type RegisterDeps, type Saving } from './register.ts'
export { createRegistration, type Registration } from './registration.ts'
export { createScreening } from './screening.ts'
export { riskClasses, type UseCaseState, useCaseStates } from './words-contract.ts'
