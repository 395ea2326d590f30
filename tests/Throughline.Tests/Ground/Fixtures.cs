using Throughline.Ground;

// made once for all tests; each starts its part only when a test first asks for it
[assembly: AssemblyFixture(typeof(PostgresServer))]
