#!/usr/bin/env node
require('../dist/cli/start.cjs')
  .run()
  .then((code) => {
    process.exitCode = code;
  });
