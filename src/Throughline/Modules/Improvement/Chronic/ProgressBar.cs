using System.Globalization;

namespace Throughline.Modules.Improvement.Chronic;

/// <summary>One line on standard error that fills up; a plain line per tenth where standard error is not a terminal.</summary>
internal sealed class ProgressBar
{
    private readonly Lock _gate = new();
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private string _step = "";
    private int _last = -1;

    public void Show(string step, long done, long all)
    {
        var share = all <= 0 ? 100 : (int)Math.Min(100, done * 100 / all);
        lock (_gate)
        {
            if (step == _step && (share <= _last || (!_terminal && share < _last + 10 && share < 100))) return;
            (_step, _last) = (step, share);
            var text = string.Create(CultureInfo.InvariantCulture, $"{step,-10} {new string('█', share / 4)}{new string('·', 25 - share / 4)} {share,3} %");
            if (_terminal) Console.Error.Write($"\r{text}");
            else Console.Error.WriteLine(text);
            if (_terminal && share == 100) Console.Error.WriteLine();
        }
    }
}
