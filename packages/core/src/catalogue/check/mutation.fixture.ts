/**
 * A fault, and the edits that write it into a catalogue that is sound. The first entry names the codes that
 * it gives, in the order of the alphabet: one, or two where one thing can't be wrong without the other.
 */
import type { Edit } from './small-catalogue.ts'

export type Mutation = readonly [codes: string, ...edits: Edit[]]
