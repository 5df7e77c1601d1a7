/** Names of files that an editor may make in the catalogue: those of its layout, and none leads out of its folder. */
import { collectionOf, POLICY_FILE } from '../catalogue/layout.ts'

const SAMPLE = /^samples\/([\p{L}\p{N}][\p{L}\p{N}._-]{0,119})$/u
/** One level of folders, as the layout of the catalogue has it. */
const YAML = /^(?:[a-z][a-z-]{0,40}\/)?[\p{L}\p{N}][\p{L}\p{N}._-]{0,119}\.yaml$/u

export function isSamplePath(path: string): boolean {
  return path.startsWith('samples/')
}

export function isEditablePath(path: string): boolean {
  if (path.includes('..')) return false
  if (isSamplePath(path)) return SAMPLE.test(path)
  return YAML.test(path) && (path === POLICY_FILE || collectionOf(path) !== undefined)
}
