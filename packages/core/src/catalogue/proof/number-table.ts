/** A growing table from whole numbers below 2⁵³ to small ones, without an object for each entry. */
export class NumberTable {
  #keys = new Float64Array(512).fill(-1)
  #values = new Int32Array(512)
  #count = 0

  find(key: number): number | undefined {
    const slot = this.#slotOf(key)
    return this.#keys[slot] === key ? this.#values[slot] : undefined
  }

  /** The key must not be in the table yet. */
  add(key: number, value: number): void {
    if (this.#count * 2 >= this.#keys.length) this.#grow()
    const slot = this.#slotOf(key)
    this.#keys[slot] = key
    this.#values[slot] = value
    this.#count += 1
  }

  /** Where the key is, or else where it would go. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1
    let hash = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(Math.floor(key / 2 ** 32), 0x85ebca6b)
    hash ^= hash >>> 15
    let slot = hash & mask
    for (let found = this.#keys[slot]; found !== key && found !== -1; found = this.#keys[slot])
      slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values]
    this.#keys = new Float64Array(keys.length * 2).fill(-1)
    this.#values = new Int32Array(keys.length * 2)
    for (const [index, key] of keys.entries()) {
      if (key === -1) continue
      const slot = this.#slotOf(key)
      this.#keys[slot] = key
      this.#values[slot] = values[index] ?? 0
    }
  }
}
