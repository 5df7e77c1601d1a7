import { addressOf } from '@yijianshi/contract/client'
import type { BenchmarkImport } from '@yijianshi/contract/report'
import type { Problem } from '@yijianshi/contract/shape'
import { apiBase, Refused } from '../connection/call.ts'
import { currentLanguage, languageTag } from '../texts/language.ts'

const timeoutMs = 300_000

type Answer = BenchmarkImport | Problem | null

/** Sends a table; `fetch` can't tell how far an upload has got. Throws `Refused`. */
export function uploadBenchmark(file: File, onProgress: (percent: number) => void): Promise<BenchmarkImport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', apiBase + addressOf('importBenchmark'))
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
      const answer: Answer = request.response
      if (answer !== null && 'errorCount' in answer) resolve(answer)
      else reject(new Refused(answer ?? undefined))
    }
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}
