/** Pictures of a change: filled-in samples, blank forms, what a licence looks like. */
import { createContext, useContext } from 'react'

export type Pictures = {
  /** Of all that the change has, sorted. */
  readonly names: readonly string[]
  /** Another one when the picture is another. */
  readonly addressOf: (name: string) => string
  /** Rejects with `Refused`. */
  readonly put: (name: string, file: File, onProgress: (percent: number) => void) => Promise<void>
  /** Takes a picture out that this change has brought and nothing names any more; any other stays. */
  readonly drop: (name: string) => Promise<void>
  /** Whether anything but the one place names it. */
  readonly isShared: (name: string) => Promise<boolean>
}

export const PicturesContext = createContext<Pictures | undefined>(undefined)

export function usePictures(): Pictures {
  const pictures = useContext(PicturesContext)
  if (pictures === undefined) throw new Error('usePictures was called outside of a change')
  return pictures
}

const extensions: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'image/png': 'png',
  'image/jpeg': 'jpg',
}
export const pictureTypes = Object.keys(extensions)

/** By what the browser takes the file for; undefined for what is no picture that the platform shows. */
export function extensionOf(type: string): string | undefined {
  return extensions[type]
}

const pictureFields: ReadonlySet<string> = new Set([
  'materials.sample',
  'materials.blankForm',
  'licences.sample',
])

/** `path` without the numbers of its lists. */
export function holdsPicture(path: string): boolean {
  return pictureFields.has(path)
}

/** Under which name a new picture goes: in place of the one that is the field's alone, else under one of its own. */
export function pictureName(field: {
  /** Id of the material or licence. */
  readonly entity: string
  readonly isBlankForm: boolean
  readonly extension: string
  readonly current: string | undefined
  readonly isShared: boolean
  readonly taken: readonly string[]
}): string {
  const { entity, isBlankForm, extension, current, isShared, taken } = field
  if (current?.endsWith(`.${extension}`) && !isShared) return current
  const stem = isBlankForm ? `${entity}-blank` : entity
  const known = new Set(taken)
  for (let number = 1; ; number += 1) {
    const name = `${stem}${number === 1 ? '' : `-${number}`}.${extension}`
    if (!known.has(name)) return name
  }
}
