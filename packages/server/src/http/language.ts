import type { FastifyRequest } from 'fastify'

/** Chinese unless English is asked for with more weight. */
export function languageOf(request: FastifyRequest): 'zh' | 'en' {
  const header = request.headers['accept-language'] ?? ''
  const weights = header.split(',').map(part => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters
      .find(entry => entry.trim().startsWith('q='))
      ?.trim()
      .slice(2)
    return { language: tag.split('-')[0], weight: quality === undefined ? 1 : Number(quality) || 0 }
  })
  const weightOf = (language: string) =>
    Math.max(0, ...weights.filter(entry => entry.language === language).map(entry => entry.weight))
  return weightOf('en') > weightOf('zh') ? 'en' : 'zh'
}
