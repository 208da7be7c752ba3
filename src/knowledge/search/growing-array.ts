/** Numbers that come one by one, kept as compactly as the machine can. */

type TypedArray = Int32Array | Uint16Array | Float32Array | Uint8Array

/** A typed array that grows as numbers come. */
export function growing<A extends TypedArray>(Kind: new (length: number) => A) {
  let array = new Kind(1024)
  let length = 0
  return {
    length: () => length,
    push(value: number): void {
      if (length === array.length) {
        const larger = new Kind(array.length * 2)
        larger.set(array)
        array = larger
      }
      array[length] = value
      length += 1
    },
    done: (): A => array.slice(0, length) as A,
  }
}
