// SPDX-License-Identifier: GPL-3.0-or-later
//
// DuckDB for the benchmark, where its module for node is installed and its command is not: runs the
// query with one thread and writes its result as CSV to standard output.
//
//     node duckdb.js QUERY
'use strict';

async function run(query) {
    const { DuckDBInstance } = require('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    await connection.run(`copy (${query}) to '/dev/stdout' (format csv, header)`);
}

run(process.argv[2]).catch((error) => {
    console.error(String(error));
    process.exitCode = 1;
});
