import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Node, newestLeaf, pathTo } from './tree.ts'

/** A tree in which every message hangs on an earlier one or on nothing. */
const trees = fc.array(fc.nat(), { maxLength: 40 }).map((choices) =>
  choices.map((choice, at): Node => {
    const parent = choice % (at + 1)
    return { id: `m${at}`, parentId: parent === at ? null : `m${parent}` }
  }),
)

it('gives for every message a path that begins at a root and in which each is the child of the one before', () => {
  fc.assert(
    fc.property(trees, (messages) => {
      for (const { id } of messages) {
        const path = pathTo(messages, id)
        expect(path[0]?.parentId).toBeNull()
        expect(path.at(-1)?.id).toBe(id)
        path.slice(1).forEach((message, at) => {
          expect(message.parentId).toBe(path[at]?.id)
        })
      }
    }),
  )
})

it('ends the newest reading at a message without children', () => {
  fc.assert(
    fc.property(trees, (messages) => {
      const leaf = newestLeaf(messages)
      expect(leaf === null).toBe(messages.length === 0)
      expect(messages.some((message) => message.parentId === leaf && leaf !== null)).toBe(false)
    }),
  )
})

it('reads an edited question as the newest branch and keeps the old one', () => {
  const messages = [
    { id: 'v1', parentId: null },
    { id: 'a1', parentId: 'v1' },
    { id: 'v1b', parentId: null },
    { id: 'a1b', parentId: 'v1b' },
  ]
  expect(newestLeaf(messages)).toBe('a1b')
  expect(pathTo(messages, 'a1').map(({ id }) => id)).toEqual(['v1', 'a1'])
})

it('gives nothing for a path that is broken or goes round', () => {
  expect(pathTo([{ id: 'a', parentId: 'weg' }], 'a')).toEqual([])
  const round = [
    { id: 'a', parentId: 'b' },
    { id: 'b', parentId: 'a' },
  ]
  expect(pathTo(round, 'a')).toEqual([])
  expect(newestLeaf(round, 'a')).toBe('a')
})
