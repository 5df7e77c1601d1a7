import { MinusOutlined, PlusOutlined, RotateRightOutlined } from '@ant-design/icons'
import { addressOf } from '@yijianshi/contract/client'
import type { FileSummary } from '@yijianshi/contract/draft'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { apiBase } from '../connection/call.ts'
import { useTexts } from '../texts/texts.ts'
import { bytesText } from './bytes-text.ts'

const zoomSteps = [1, 1.5, 2, 3, 4] as const
const quarterTurn = 90
/** What every browser shows by itself. */
const pictureTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])

export function fileAddress(file: FileSummary): string {
  return apiBase + addressOf('getFile', { file: file.file })
}

function Picture({ file }: { readonly file: FileSummary }): ReactElement {
  const { t } = useTexts()
  const [step, setStep] = useState(0)
  const [turned, setTurned] = useState(0)
  const zoom = zoomSteps[step] ?? 1
  return (
    <>
      <div className="preview-tools">
        <Button
          icon={<MinusOutlined />}
          disabled={step === 0}
          aria-label={t.preview.smaller}
          onClick={() => setStep(step - 1)}
        />
        <span className="preview-zoom">{Math.round(zoom * 100)}%</span>
        <Button
          icon={<PlusOutlined />}
          disabled={step === zoomSteps.length - 1}
          aria-label={t.preview.larger}
          onClick={() => setStep(step + 1)}
        />
        <Button
          icon={<RotateRightOutlined />}
          aria-label={t.preview.turn}
          onClick={() => setTurned((turned + quarterTurn) % (4 * quarterTurn))}
        />
      </div>
      <div className="preview-picture">
        <button
          type="button"
          className="preview-sheet"
          style={{ width: `${zoom * 100}%` }}
          aria-label={t.preview.zoom(file.name)}
          onClick={() => setStep((step + 1) % zoomSteps.length)}
        >
          <img src={fileAddress(file)} alt={file.name} style={{ transform: `rotate(${turned}deg)` }} />
        </button>
      </div>
    </>
  )
}

/** One file as handed in: a picture with zoom, a PDF in the browser's own viewer. */
export function FilePreview({ file }: { readonly file: FileSummary }): ReactElement {
  const { t } = useTexts()
  return (
    <figure className="preview">
      <figcaption>
        <a href={fileAddress(file)} target="_blank" rel="noreferrer">
          {file.name}
        </a>{' '}
        <span className="quiet">
          {bytesText(file.bytes)} · SHA-256 {file.sha256.slice(0, 12)}…
        </span>
      </figcaption>
      {pictureTypes.has(file.mediaType) ? (
        <Picture key={file.file} file={file} />
      ) : file.mediaType === 'application/pdf' ? (
        <iframe className="preview-document" src={fileAddress(file)} title={t.preview.document(file.name)} />
      ) : (
        <p>{t.preview.elsewhere}</p>
      )}
    </figure>
  )
}
