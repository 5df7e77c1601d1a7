import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'
import { FindPanel } from './find-panel.tsx'
import { RecordForm } from './record-form.tsx'

/** 代办登记: who may act for whom, from papers that a clerk has checked. */
export function MandatePage(): ReactElement {
  const words = useTexts().t.mandate
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
      </div>
      <p className="quiet">{words.lead}</p>
      <RecordForm />
      <FindPanel />
    </>
  )
}
