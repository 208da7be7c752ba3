// npm run build: dist/ from src/, when it is not up to date.
import { build, requireNode } from './ready.mjs'

requireNode()
build((line) => console.log(line))
