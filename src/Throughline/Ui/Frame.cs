namespace Throughline.Ui; public sealed class Frame {}
