#!/usr/bin/env node
require('../dist/cli/main.cjs')
  .run()
  .then((code) => {
    process.exitCode = code;
  });
