import { addressOf } from '@yijianshi/contract/client'
import type { Operation } from '@yijianshi/contract/contract'
import type { Problem } from '@yijianshi/contract/shape'
import { currentLanguage, languageTag } from '../texts/language.ts'
import { apiBase, Refused } from './call.ts'

const timeoutMs = 300_000
const redirects = 300

/** The operations that take one file. */
export type UploadName =
  | 'uploadFile'
  | 'importBenchmark'
  | 'importPaperLicences'
  | 'readRecords'
  | 'uploadSample'

/** Sends one file; `fetch` can't tell how far an upload has got. Throws `Refused`. */
export function upload<Name extends UploadName>(
  name: Name,
  params: Readonly<Record<string, string>>,
  file: File,
  onProgress: (percent: number) => void = () => {},
  query: Readonly<Record<string, string>> = {},
): Promise<Operation<Name>['response']> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const search = new URLSearchParams(query).toString()
    request.open('POST', `${apiBase}${addressOf(name, params)}${search === '' ? '' : `?${search}`}`)
    request.responseType = 'json'
    request.timeout = timeoutMs
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', languageTag(currentLanguage()))
    request.upload.onprogress = event => {
      if (event.lengthComputable) onProgress(Math.round((100 * event.loaded) / event.total))
    }
    request.onerror = () => reject(new Refused(undefined))
    request.ontimeout = () => reject(new Refused(undefined))
    request.onload = () => {
      const value: Operation<Name>['response'] | null = request.response
      const problem: Problem | null = request.response
      if (request.status < redirects && value !== null) resolve(value)
      else reject(new Refused(problem ?? undefined))
    }
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}
