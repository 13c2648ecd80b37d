using System.Buffers;
using System.Text;

namespace Dashboard.Data.Sheets;

/// <summary>
/// The fields of a csv text, row by row (RFC 4180; a row ends with \r\n, \n or \r). A field in quotation marks may hold anything, two of
/// them standing for one; a field that begins with =" is one of a spreadsheet and is given with both.
/// </summary>
internal sealed class CsvFields(string text, char separator)
{
    private readonly StringBuilder _field = new();
    private readonly SearchValues<char> _ends = SearchValues.Create(separator, '\r', '\n', '"');
    private string? _plain;
    private int _at;
    private bool _inRow;

    /// <summary>The present field.</summary>
    public string Text => _plain ?? _field.ToString();

    /// <summary>True when a quotation mark stands where none can, or is not closed; nothing more is read then.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool NextRow() => _inRow = !IsBroken && _at < text.Length;

    /// <summary>Reads the next field of the row; false when there is none.</summary>
    public bool Next()
    {
        if (!_inRow)
        {
            return false;
        }

        _field.Clear();
        _plain = null;
        if (Peek is '=' && _at + 1 < text.Length && text[_at + 1] == '"')
        {
            _field.Append('=');
            _at++;
            ReadQuoted(withMarks: true);
            ReadFormula();
        }
        else if (Peek is '"')
        {
            ReadQuoted(withMarks: false);
        }
        else
        {
            ReadPlain();
        }

        return EndField();
    }

    private char? Peek => _at < text.Length ? text[_at] : null;

    private bool IsEnd => Peek is null or '\r' or '\n' || Peek == separator;

    private void ReadPlain()
    {
        var length = text.AsSpan(_at).IndexOfAny(_ends);
        _plain = length < 0 ? text[_at..] : text.Substring(_at, length);
        _at += _plain.Length;
        IsBroken |= Peek is '"';
    }

    private void ReadQuoted(bool withMarks)
    {
        _field.Append(withMarks ? "\"" : "");
        for (_at++; Peek is { } letter; _at++)
        {
            if (letter == '"')
            {
                if (_at + 1 >= text.Length || text[_at + 1] != '"')
                {
                    _at++;
                    _field.Append(withMarks ? "\"" : "");
                    return;
                }

                _at++;
            }

            _field.Append(letter);
        }

        IsBroken = true;
    }

    /// <summary>What follows ="…" up to the next separator that stands in no quotation marks: then it is a formula.</summary>
    private void ReadFormula()
    {
        while (!IsEnd && !IsBroken)
        {
            if (Peek is '"')
            {
                ReadQuoted(withMarks: true);
            }
            else
            {
                _field.Append(text[_at++]);
            }
        }
    }

    private bool EndField()
    {
        IsBroken |= !IsEnd;
        if (IsBroken)
        {
            return _inRow = false;
        }

        if (Peek == separator)
        {
            _at++;
        }
        else
        {
            _inRow = false;
            _at += Peek is '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
        }

        return true;
    }
}
