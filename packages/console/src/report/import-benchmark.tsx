import { UploadOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Progress } from 'antd'
import { type ReactElement, useState } from 'react'
import { upload } from '../connection/upload.ts'
import { FileButton } from '../frame/file-button.tsx'
import { ProblemAlert } from '../frame/problem-alert.tsx'
import { useTexts } from '../texts/texts.ts'
import { RowErrors } from './row-errors.tsx'

/** Takes a table of other regions' limits in, or shows what is wrong with it. */
export function ImportBenchmark({ onImported }: { readonly onImported: (id: string) => void }): ReactElement {
  const { t } = useTexts()
  const queryClient = useQueryClient()
  const [percent, setPercent] = useState<number>()
  const add = useMutation({
    mutationFn: (file: File) => {
      setPercent(0)
      return upload('importBenchmark', {}, file, setPercent)
    },
    onSuccess: async ({ benchmark }) => {
      if (benchmark === null) return
      await queryClient.invalidateQueries({ queryKey: ['benchmarks'] })
      onImported(benchmark.id)
    },
    onSettled: () => setPercent(undefined),
  })
  const done = add.data
  return (
    <section className="report-part" aria-label={t.report.benchmark.import}>
      <div className="report-part-head">
        <h2>{t.report.benchmark.import}</h2>
        <FileButton
          label={t.report.benchmark.choose}
          accept=".xlsx,.csv,text/csv"
          icon={<UploadOutlined />}
          loading={add.isPending}
          onChoose={file => add.mutate(file)}
        />
      </div>
      <p className="quiet">{t.report.benchmark.hint}</p>
      {percent === undefined ? null : (
        <Progress percent={percent} aria-label={t.report.benchmark.uploading} />
      )}
      <ProblemAlert error={add.error} />
      {done === undefined || add.isPending ? null : done.benchmark === null ? (
        <RowErrors errors={done.errors} count={done.errorCount} />
      ) : (
        <Alert
          role="status"
          type="success"
          showIcon
          title={t.report.benchmark.imported(
            done.benchmark.name,
            done.benchmark.rows,
            done.benchmark.regions,
          )}
        />
      )}
    </section>
  )
}
