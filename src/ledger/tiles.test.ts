import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTilePath, partialTiles, tilePath, tileWidth, tileWith } from './tiles.ts'

const tile = fc.record({
  level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
  index: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  width: fc.integer({ min: 1, max: tileWidth }),
})

test('reading a path gives back the tile it was written for', () => {
  fc.assert(
    fc.property(tile, (written) => {
      expect(parseTilePath(tilePath(written))).toEqual(written)
    }),
  )
})

test('paths are those of c2sp.org/tlog-tiles', () => {
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
  expect(tilePath({ level: 'entries', index: 0, width: 7 })).toBe('tile/entries/000.p/7')
})

test.each([
  ['a level with a leading zero', 'tile/00/000'],
  ['a level that no tree has', 'tile/64/000'],
  ['a group too many', 'tile/0/x000/001'],
  ['a group too short', 'tile/0/01'],
  ['a full tile written as a partial one', 'tile/0/000.p/256'],
  ['a partial tile without anything', 'tile/0/000.p/0'],
  ['a step outside the log', 'tile/0/../000'],
  ['something after the path', 'tile/0/000 '],
])('refuses %s', (_why, path) => {
  expect(parseTilePath(path)).toBeUndefined()
})

test('the right edge of a tree holds what does not fill a tile', () => {
  expect(partialTiles(0)).toEqual([])
  expect(partialTiles(256)).toEqual([{ level: 1, index: 0, width: 1 }])
  expect(partialTiles(65_537)).toEqual([
    { level: 0, index: 256, width: 1 },
    { level: 'entries', index: 256, width: 1 },
    { level: 2, index: 0, width: 1 },
  ])
  expect(tileWith('entries', 65_536, 65_537)).toEqual({ level: 'entries', index: 256, width: 1 })
})
