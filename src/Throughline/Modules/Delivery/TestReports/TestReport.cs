namespace Throughline.Modules.Delivery.TestReports;

/// <summary>The figures of a test as an instrument or a tool wrote them down.</summary>
public abstract record TestReport
{
    /// <summary>The method and form, for people: <c>Y.1564</c>, <c>RFC 2544</c>, <c>iperf3</c>.</summary>
    public abstract string Method { get; }

    /// <summary>What the figures prove about the order. What the instrument itself claims is never taken over.</summary>
    public abstract Judgement Judge(TestOrder order);
}
