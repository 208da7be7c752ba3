import { expect, it } from 'vitest'
import type { UseCase } from '../register/index.ts'
import { mayAskModel } from './named-models.ts'

const gate = (models: 'all' | string[]) => ({ useCase: () => ({ models }) as UseCase })
const actor = { tenant: 'stad', useCase: 'vrije-vraag' }

it('a use case that names no models leaves it to its zones', () => {
  expect(mayAskModel(gate('all'), actor, 'mistral')).toBe(true)
  expect(mayAskModel({ useCase: () => undefined }, actor, 'mistral')).toBe(true)
})

it('a use case that names models is answered by those only', () => {
  expect(mayAskModel(gate(['mistral']), actor, 'mistral')).toBe(true)
  expect(mayAskModel(gate(['mistral']), actor, 'llama')).toBe(false)
  expect(mayAskModel(gate([]), actor, 'mistral')).toBe(false)
})
