using Throughline.Kernel;

namespace Throughline.Modules.Delivery.TestReports;

/// <summary>Reads a report and holds it against the order; a report that cannot be read proves nothing and is invalid.</summary>
public static class JudgeTestReport
{
    public static async Task<Judgement> Run(Stream content, TestOrder order, CancellationToken stop = default)
    {
        try
        {
            return (await ReadTestReport.Run(content, stop)).Judge(order);
        }
        catch (RuleException e)
        {
            var code = e.Obstacles[0].Code is "test-did-not-run" ? "TEST_DID_NOT_RUN" : "UNREADABLE";
            return new Judgement([new TestReason(code, TestVerdict.Invalid, string.Join(" ", e.Obstacles.Take(20).Select(o => o.Message)))]);
        }
    }
}
