import { describe, expect, it } from 'vitest'
import type { Message } from '../../../../src/workplace/contract.ts'
import { branchTo, newestLeafBelow } from './branch.ts'

const message = (id: string, parentId: string | null): Message => ({
  id,
  parentId,
  role: 'user',
  text: id,
  createdAt: '2026-11-24T10:00:00Z',
  attachments: [],
  answer: null,
})
// a ─ b ─ c ─ d
//      └─ e ─ f        and a second root: g
const tree = [
  message('a', null),
  message('b', 'a'),
  message('c', 'b'),
  message('e', 'b'),
  message('d', 'c'),
  message('f', 'e'),
  message('g', null),
]
const ids = (leaf: string | null) => branchTo(tree, leaf).map((turn) => turn.message.id)

describe('branchTo', () => {
  it('walks from the root to the leaf', () => {
    expect(ids('d')).toEqual(['a', 'b', 'c', 'd'])
    expect(ids('f')).toEqual(['a', 'b', 'e', 'f'])
  })

  it('shows the newest when the leaf is unknown', () => {
    expect(ids(null)).toEqual(['g'])
    expect(branchTo([], null)).toEqual([])
  })

  it('knows the alternatives at each place', () => {
    const turns = branchTo(tree, 'f')
    expect(turns[0]).toMatchObject({ siblings: ['a', 'g'], at: 0 })
    expect(turns[2]).toMatchObject({ siblings: ['c', 'e'], at: 1 })
  })
})

describe('newestLeafBelow', () => {
  it('goes down by the newest child', () => {
    expect(newestLeafBelow(tree, 'a')).toBe('f')
    expect(newestLeafBelow(tree, 'c')).toBe('d')
    expect(newestLeafBelow(tree, 'g')).toBe('g')
  })
})
