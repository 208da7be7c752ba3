import { readData } from './adapters/read-data.ts'
import { readScreening, type ScreeningVerdict, screenInstructions } from './lifecycle/screen-instructions.ts'

/** Screens instructions of assistants by the rules that ship with the program. @returns what the rules say of one text */
export function createScreening(): (instructions: string) => ScreeningVerdict {
  const rules = readScreening(readData('lifecycle/screening.yaml'))
  return (instructions) => screenInstructions(rules, instructions)
}
