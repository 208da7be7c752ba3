/** Notices answers that send us elsewhere. Nobody follows them; that they came is worth knowing. */
import type { Dispatcher } from 'undici'

export function watchRedirects(dispatcher: Dispatcher, onRedirect: () => void): Dispatcher {
  return dispatcher.compose((dispatch) => (options, handler) => dispatch(options, watched(handler, onRedirect)))
}

function watched(handler: Dispatcher.DispatchHandler, onRedirect: () => void): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
    onRequestUpgrade: (controller, status, headers, socket) =>
      handler.onRequestUpgrade?.(controller, status, headers, socket),
    onResponseStart: (controller, status, headers, message) => {
      if (status >= 300 && status < 400 && headers.location !== undefined) onRedirect()
      handler.onResponseStart?.(controller, status, headers, message)
    },
    onResponseData: (controller, bytes) => handler.onResponseData?.(controller, bytes),
    onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
    onResponseError: (controller, error) => handler.onResponseError?.(controller, error),
  }
}
