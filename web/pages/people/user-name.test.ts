import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personId } from '../../../src/identity/contract.ts'
import { userNameOf } from './user-name.ts'

describe('userNameOf', () => {
  it('writes a name without capitals, accents and spaces', () => {
    expect(userNameOf('Joris van Dijk')).toBe('joris-van-dijk')
    expect(userNameOf(' Zoë  d’Ancona-Ëlberse ')).toBe('zoe-d-ancona-elberse')
    expect(userNameOf('')).toBe('')
  })

  it('always gives what the server takes as a user name, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const id = userNameOf(name)
        expect(id === '' || personId.safeParse(id).success).toBe(true)
      }),
    )
  })
})
