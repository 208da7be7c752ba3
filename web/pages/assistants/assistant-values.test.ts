import { describe, expect, it } from 'vitest'
import { type AssistantInput, assistantInput } from '../../../src/workplace/contract.ts'
import { inputOf, newValues, valuesOf } from './assistant-values.ts'

const input: AssistantInput = {
  name: 'Heldere brieven',
  description: '',
  instructions: 'Schrijf kort.',
  starters: ['Herschrijf deze brief'],
  useCase: 'heldere-taal',
  model: 'extractief',
  sharing: { with: 'group', group: 'Woo-team' },
  reviewDate: '2027-03-01',
}

describe('an assistant in the form', () => {
  it.each<AssistantInput['sharing']>([
    { with: 'nobody' },
    { with: 'everyone' },
    { with: 'group', group: 'Woo-team' },
    { with: 'department', department: 'Archief' },
  ])('comes back as it was, shared with %j', (sharing) => {
    expect(inputOf(valuesOf({ ...input, sharing }, 'Burgerzaken'))).toEqual({ ...input, sharing })
  })

  it('leaves empty starter questions out', () => {
    const values = { ...valuesOf(input, ''), starters: [{ text: '  ' }, { text: ' Vraag ' }] }
    expect(inputOf(values).starters).toEqual(['Vraag'])
  })

  it('starts within what the server takes, once there is a name and an instruction', () => {
    const values = newValues(
      {
        id: 'vrije-vraag',
        name: 'Vrije vraag',
        purpose: '',
        owner: '',
        department: '',
        notice: null,
        isStored: true,
        retentionDays: 30,
        models: [],
        examples: [],
      },
      'Burgerzaken',
      new Date(2026, 10, 24),
    )
    expect(values.reviewDate).toBe('2027-05-24')
    const filled = inputOf({ ...values, model: 'extractief', name: 'a', instructions: 'b' })
    expect(assistantInput.safeParse(filled).success).toBe(true)
  })
})
