using Throughline.Ground;
using Throughline.Journeys.Ground;

// made once for all journeys; each starts its part only when a journey first asks for it
[assembly: AssemblyFixture(typeof(PostgresServer))]
[assembly: AssemblyFixture(typeof(Browser))]
[assembly: Trait("needs", "browser")]
[assembly: AssemblyFixture(typeof(Throughline.Journeys.Ground.DemoSite))]
