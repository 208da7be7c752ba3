/** Records as they stand in an entry bundle (c2sp.org/tlog-tiles): two bytes of length, then the record. */

export const lengthBytes = 2

/** Writes a record of `bytes` bytes of UTF-8 with its length; returns the offset behind it. */
export function writeEntry(
  target: Buffer,
  offset: number,
  record: { readonly text: string; readonly bytes: number },
): number {
  target.writeUInt16BE(record.bytes, offset)
  target.write(record.text, offset + lengthBytes, 'utf8')
  return offset + lengthBytes + record.bytes
}

/** The records in a bundle without their lengths, or undefined when the lengths do not fit the bundle exactly. */
export function readEntries(bundle: Buffer): Buffer[] | undefined {
  const records: Buffer[] = []
  let offset = 0
  while (offset < bundle.length) {
    if (offset + lengthBytes > bundle.length) return undefined
    const end = offset + lengthBytes + bundle.readUInt16BE(offset)
    if (end > bundle.length) return undefined
    records.push(bundle.subarray(offset + lengthBytes, end))
    offset = end
  }
  return records
}

/** A record with its length in front, given the record as `readEntries` returned it. */
export function framed(record: Buffer): Buffer {
  const entry = Buffer.allocUnsafe(lengthBytes + record.length)
  entry.writeUInt16BE(record.length, 0)
  record.copy(entry, lengthBytes)
  return entry
}
