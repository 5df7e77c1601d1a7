import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { useTexts } from '../texts/texts.ts'

/** Reads a list again when asked. It stays still while the list refreshes by itself. */
export function RefreshButton({
  query,
}: {
  readonly query: { readonly refetch: () => Promise<unknown> }
}): ReactElement {
  const { t } = useTexts()
  const [isAsked, setAsked] = useState(false)
  const refresh = () => {
    setAsked(true)
    void query.refetch().finally(() => setAsked(false))
  }
  return (
    <Button icon={<ReloadOutlined />} onClick={refresh} loading={isAsked}>
      {t.frame.refresh}
    </Button>
  )
}
