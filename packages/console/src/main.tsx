import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import antdEnglish from 'antd/locale/en_US'
import antdChinese from 'antd/locale/zh_CN'
import { type ReactElement, StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import './styles/styles.css'
import './print/print.css'
import { problemOf } from './connection/call.ts'
import { sessionQuery } from './connection/queries.ts'
import { router } from './routes.tsx'
import { languageTag } from './texts/language.ts'
import { useTexts } from './texts/texts.ts'
import { theme } from './theme.ts'

const unauthenticated = 401

/** A session that ended meanwhile shows the login page; whatever was on the screen is asked for again after it. */
function forgetEndedSession(error: unknown): void {
  if (problemOf(error)?.status !== unauthenticated) return
  const session = queryClient.getQueryData(sessionQuery.queryKey)
  if (session?.me) queryClient.setQueryData(sessionQuery.queryKey, { ...session, me: null })
}

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => problemOf(error) === undefined && failures < 2,
    },
  },
})
queryClient.getQueryCache().config.onError = forgetEndedSession
queryClient.getMutationCache().config.onError = forgetEndedSession

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

function Root(): ReactElement {
  const { t, language } = useTexts()
  useEffect(() => {
    document.documentElement.lang = languageTag(language)
    document.title = t.frame.title
  }, [language, t])
  return (
    <ConfigProvider
      locale={language === 'en' ? antdEnglish : antdChinese}
      theme={theme}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}

const host = document.getElementById('root')
if (host === null) throw new Error('index.html has no element with the id root')
createRoot(host).render(
  <StrictMode>
    <Root />
  </StrictMode>,
)
