import { PrinterOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { useTexts } from '../texts/texts.ts'
import { officialDate } from '../time/format.ts'
import { documentTexts } from './document-texts.ts'

/** A4 in the manner of official documents: title, number, body, place for the seal, date. */
export function Paper({
  caseId,
  title,
  number,
  issuer,
  date,
  children,
}: {
  readonly caseId: string
  readonly title: string
  readonly number: string
  readonly issuer: string
  readonly date: string
  readonly children: ReactNode
}): ReactElement {
  const { t } = useTexts()
  return (
    <main id="main" className="paper-page">
      <div className="paper-tools">
        <Link to="/cases/$case" params={{ case: caseId }} className="button-link">
          {t.print.back}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t.print.print}
        </Button>
      </div>
      <article className="paper" lang="zh-CN">
        <h1>{title}</h1>
        <p className="paper-number">{documentTexts.number(number)}</p>
        {children}
        <div className="paper-seal">
          <p>{issuer}</p>
          <p className="paper-seal-mark">{documentTexts.seal}</p>
          <p>{officialDate(date)}</p>
        </div>
        <div className="paper-signature">
          {documentTexts.signature.map(line => (
            <p key={line}>{line}</p>
          ))}
        </div>
        <p className="paper-copies">{documentTexts.copies}</p>
      </article>
    </main>
  )
}
