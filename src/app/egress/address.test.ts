import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOfAddress } from './address.ts'

describe('judging an address', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.1.1',
    '100.64.0.1',
    '100.127.255.255',
    '198.18.0.1',
    '192.0.0.1',
    '::1',
    'fc00::1',
    'fdff:ffff::1',
    'fe80::1',
    'fe80::1%eth0',
    'febf::1',
    'fec0::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:0:127.0.0.1',
    '::127.0.0.1',
    '::8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b::10.0.0.1',
    '64:ff9b::8.8.8.8',
    '2002:7f00:1::',
    '2002:808:808::1',
    '2001:4860::5efe:10.0.0.1',
  ])('calls %s private', (address) => {
    expect(kindOfAddress(address)).toBe('private')
  })

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '169.254.169.254',
    '169.254.170.2',
    '100.100.100.200',
    '192.0.0.192',
    '168.63.129.16',
    '224.0.0.1',
    '239.1.1.1',
    '240.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.51.100.7',
    '203.0.113.7',
    '::',
    'ff02::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '3fff::1',
    'fd00:ec2::254',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '::ffff:0.0.0.0',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::7f00:1',
    '2002:a9fe:a9fe::',
    '::a9fe:a9fe',
    '4000::1',
    '1::1',
    'f000::1',
    '',
    'localhost',
    '127.1',
    '2130706433',
    '1.2.3.4.5',
    '1.2.3',
    '::1::',
    '12345::',
    'nonsense',
  ])('never allows %s', (address) => {
    expect(kindOfAddress(address)).toBe('forbidden')
  })

  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '193.0.0.1',
    '2606:4700::1111',
    '2a00::1',
    '2001:4860:4860::8888',
  ])('lets %s through', (address) => {
    expect(kindOfAddress(address)).toBe('public')
  })

  it('never calls an address public that carries an IPv4 address in any known form', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(byte, byte, byte, byte, (a, b, c, d) => {
        const dotted = `${a}.${b}.${c}.${d}`
        const hex = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
        const inside = kindOfAddress(dotted)
        for (const form of [
          `::ffff:${dotted}`,
          `::ffff:${hex}`,
          `::${hex}`,
          `::ffff:0:${hex}`,
          `64:ff9b::${hex}`,
          `2002:${hex}::1`,
        ]) {
          const kind = kindOfAddress(form)
          expect(kind).not.toBe('public')
          if (inside === 'forbidden') expect(kind).toBe('forbidden')
        }
      }),
    )
  })

  it('reads every way of writing the same IPv6 address alike', () => {
    const group = fc.integer({ min: 0, max: 0xffff })
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const full = groups.map((value) => value.toString(16).padStart(4, '0')).join(':')
        const short = new URL(`http://[${full}]/`).hostname.slice(1, -1)
        expect(kindOfAddress(short)).toBe(kindOfAddress(full))
        expect(kindOfAddress(full.toUpperCase())).toBe(kindOfAddress(full))
      }),
    )
  })
})
