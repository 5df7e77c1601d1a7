/** How often something was done within a minute, in the memory of this server. */
import { isIPv6 } from 'node:net'

/** A window begins with the first take in it. Windows that are over are forgotten, so nothing grows without end. */
export class RateWindow {
  readonly #limit: number
  readonly #windowMs: number
  readonly #taken = new Map<string, number>()
  #endsAt = 0

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** False when `key` has taken its share of the window. `now` in milliseconds. */
  take(key: string, now: number): boolean {
    if (now >= this.#endsAt) {
      this.#taken.clear()
      this.#endsAt = now + this.#windowMs
    }
    const taken = this.#taken.get(key) ?? 0
    if (taken >= this.#limit) return false
    this.#taken.set(key, taken + 1)
    return true
  }

  /** Until the window is over; at least one. */
  secondsLeft(now: number): number {
    return Math.max(1, Math.ceil((this.#endsAt - now) / 1000))
  }
}

/** Whom an address counts for: of IPv6 the first 64 bits, since whoever has one address has all of those. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [left = '', right] = address.toLowerCase().split('::')
  const head = left === '' ? [] : left.split(':')
  const tail = right === undefined || right === '' ? [] : right.split(':')
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const groups = right === undefined ? head : [...head, ...zeros, ...tail]
  return `${groups
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
