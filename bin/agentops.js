#!/usr/bin/env node
require('../dist/agentops.cjs')
  .run()
  .then((code) => {
    process.exitCode = code;
  });
