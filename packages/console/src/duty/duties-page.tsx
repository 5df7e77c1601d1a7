import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { Pages } from '../frame/pages.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { useTexts } from '../texts/texts.ts'
import { DutyTable } from './duty-table.tsx'
import { GiveForm } from './give-form.tsx'
import { dutiesQuery, dutyStaffQuery } from './queries.ts'
import './duty.css'

function Past(): ReactElement {
  const words = useTexts().t.duty
  const duties = useInfiniteQuery(dutiesQuery('over'))
  return (
    <Pages query={duties} rowsOf={page => page.duties} empty={words.noneOver}>
      {rows => <DutyTable caption={words.past} duties={rows} />}
    </Pages>
  )
}

/** 岗位安排: who fills which post when; deputies, times of posts, and who arranged them. */
export function DutiesPage(): ReactElement {
  const words = useTexts().t.duty
  const duties = useInfiniteQuery(dutiesQuery('open'))
  const staff = useQuery(dutyStaffQuery)
  const [isGiving, setGiving] = useState(false)
  const [isPastOpen, setPastOpen] = useState(false)
  const people = staff.data?.staff ?? []
  const mayGive = people.some(({ mayFill, mayTime }) => mayFill || mayTime)
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
        {mayGive ? (
          <Button type="primary" onClick={() => setGiving(true)}>
            {words.add}
          </Button>
        ) : null}
      </div>
      <p className="quiet duty-about">{words.about}</p>
      <ProblemAlert error={staff.error} />
      <Pages query={duties} rowsOf={page => page.duties} empty={words.none}>
        {rows => <DutyTable caption={words.title} duties={rows} />}
      </Pages>
      <details className="duty-past" onToggle={event => setPastOpen(event.currentTarget.open)}>
        <summary>{words.past}</summary>
        {isPastOpen ? <Past /> : null}
      </details>
      <SidePanel open={isGiving} title={words.add} onClose={() => setGiving(false)}>
        {isGiving ? <GiveForm staff={people} onGiven={() => setGiving(false)} /> : null}
      </SidePanel>
    </>
  )
}
