import { useState } from 'react'
import type { Message, Said } from './message.ts'
import { useSpoken } from './texts.tsx'

/** A state that is said anew in each language; undefined: nothing is said. */
export function useSaid<Value>(
  first?: Said<Value>,
): readonly [Value | undefined, (said: Said<Value> | undefined) => void] {
  const spoken = useSpoken()
  const [said, setSaid] = useState(first)
  return [said?.in(spoken), setSaid]
}

export const useMessage = (first?: Message) => useSaid<string>(first)
