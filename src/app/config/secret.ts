import { z } from 'zod'

/** A value that is never shown: not in messages, not by `config print`. */
export const secret = z.string().min(1).meta({ secret: true })
