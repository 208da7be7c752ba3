import { request } from '../../../api.ts'

/** Saves what the server sends as a file, under the name that the server gives it. @throws ApiError */
export async function download(path: string): Promise<void> {
  const response = await request(path)
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? ''
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = decodeURIComponent(name)
  link.click()
  URL.revokeObjectURL(address)
}
