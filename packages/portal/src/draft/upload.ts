/** Hands in a file with progress; `fetch` cannot tell how much of a body is sent. */
import { addressOf } from '@yijianshi/contract/client'
import type { FileSummary } from '@yijianshi/contract/draft'
import type { Problem } from '@yijianshi/contract/shape'
import type { Outcome } from '../server/call.ts'
import { readSettings } from '../settings/settings.ts'

const timeoutMs = 5 * 60_000

function isFileSummary(value: unknown): value is FileSummary {
  return typeof value === 'object' && value !== null && 'file' in value && 'material' in value
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'title' in value && 'status' in value
}

/** Progress from 0 to 100. */
export function uploadFile(
  target: { readonly draft: string; readonly material: string },
  file: File,
  onProgress: (percent: number) => void,
): Promise<Outcome<FileSummary>> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    const noAnswer = () => resolve({ ok: false, problem: undefined })
    request.open('POST', addressOf('uploadFile', target))
    request.responseType = 'json'
    request.timeout = timeoutMs
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('accept-language', readSettings().language)
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 0) onProgress(Math.round((loaded / total) * 100))
    }
    request.onload = () => {
      const answer: unknown = request.response
      if (request.status < 300 && isFileSummary(answer)) resolve({ ok: true, value: answer })
      else resolve({ ok: false, problem: isProblem(answer) ? answer : undefined })
    }
    request.onerror = noAnswer
    request.ontimeout = noAnswer
    request.onabort = noAnswer
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}
