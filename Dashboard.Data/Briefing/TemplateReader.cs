using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Dashboard.Data.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Dashboard.Data.Briefing;

/// <summary>
/// Checks a PPTX or DOCX that is to become the template of the office, and says what is taken of it. What it is, is decided by its content and
/// not by its name; nothing that runs, reaches out of the file or hides another file in it is taken. Pure.
/// </summary>
public static partial class TemplateReader
{
    private const int LongestTarget = 200;
    private const int MostFaults = 200;
    private static readonly OfficePackageLimits Limits = new(TemplateLimits.Parts, TemplateLimits.UnpackedBytes);

    /// <summary>Parts of such a name run something, in lower case.</summary>
    private static readonly string[] Running = ["vbaproject", "vbadata", "/activex/", "/ctrlprops/", "/customui/", "/webextensions/", "/macrosheets/"];

    /// <summary>Parts of such a name are other files.</summary>
    private static readonly string[] Hiding = ["/embeddings/", "/externallinks/", "/afchunk", "/oleobjects/"];

    private static readonly string[] RunningRelations = ["/vbaProject", "/wordVbaData", "/control", "/activeXControlBinary", "/ui/extensibility", "/attachedToolbars"];

    private static readonly string[] HidingRelations = ["/oleObject", "/package", "/aFChunk", "/subDocument"];

    /// <summary>Parts that nothing is taken of.</summary>
    private static readonly string[] LeftOut = ["/ppt/slides/", "/ppt/notesSlides/", "/ppt/presProps", "/ppt/viewProps", "/ppt/comment", "/word/document", "/word/comments", "/word/glossary", "/customXml/"];

    /// <summary>Pictures that a browser shows.</summary>
    private static readonly Dictionary<string, string> Shown = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".gif"] = "image/gif",
    };

    private static ReadOnlySpan<byte> Zip => "PK"u8;

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Reads what the file is, checks it, and tells what is taken of it.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public static TemplateReading Read(byte[] content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var part = OfficePackage.ContentTypes;
        try
        {
            return ReadFile(content, ref part, cancellationToken);
        }
        catch (OfficePackageException fault)
        {
            return Refused(fault.Fault switch
            {
                OfficePackageFault.TooManyParts => new TemplateRefusal.TooManyParts(TemplateLimits.Parts),
                OfficePackageFault.Encrypted => new TemplateRefusal.Encrypted(),
                OfficePackageFault.Broken => new TemplateRefusal.Broken(fault.Part),
                OfficePackageFault.Bomb => new TemplateRefusal.Bomb(TemplateLimits.UnpackedBytes / TemplateLimits.Megabyte),
            });
        }
        catch (TemplateRefusedException refused)
        {
            return Refused(refused.Refusal);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or FormatException or OverflowException or EndOfStreamException or IOException or ArgumentException or OpenXmlPackageException)
        {
            return Refused(new TemplateRefusal.Broken(part));
        }
    }

    private static TemplateReading Refused(TemplateRefusal refusal) => new(null, refusal);

    private static TemplateReading ReadFile(byte[] content, ref string part, CancellationToken cancellationToken)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.Length > TemplateLimits.Bytes)
        {
            return Refused(new TemplateRefusal.TooLarge(TemplateLimits.Bytes / TemplateLimits.Megabyte));
        }

        if (bytes.StartsWith(CompoundFile))
        {
            // A file with a password is such a file, with its content in a stream of this name.
            return Refused(bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? new TemplateRefusal.Encrypted() : new TemplateRefusal.OldFormat());
        }

        if (!bytes.StartsWith(Zip))
        {
            return Refused(new TemplateRefusal.NotOffice());
        }

        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        var package = new OfficePackage(zip, Limits, cancellationToken.ThrowIfCancellationRequested);
        if (!package.Has(OfficePackage.ContentTypes))
        {
            return Refused(package.Has("mimetype") ? new TemplateRefusal.OpenDocument() : new TemplateRefusal.NotOffice());
        }

        var use = UseOf(package);
        CheckNames(package);
        var main = package.Target("", "/officeDocument") ?? throw new TemplateRefusedException(new TemplateRefusal.NotOffice());
        foreach (var name in package.Names.Where(n => n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || n.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
            || n.EndsWith(".vml", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            Scan(package, part = name);
        }

        part = main;
        var pictures = Pictures(package);
        var look = use == TemplateUse.Slides ? SlideTemplates.Read(package, main, pictures) : PageTemplates.Read(package, main, pictures);
        return FaultsOf(content, use) is { } invalid ? Refused(invalid) : new TemplateReading(look, null);
    }

    /// <summary>A part as a tree; it has been found well-formed and within the limits.</summary>
    internal static XElement Tree(OfficePackage package, string path)
    {
        using var xml = package.Open(path);
        return XElement.Load(xml);
    }

    /// <summary>What is made with it is as valid as it is itself: what is not taken of it, or is mended when it is filled in, is not asked.</summary>
    private static TemplateRefusal.Invalid? FaultsOf(byte[] content, TemplateUse use)
    {
        using var stream = new MemoryStream(content);
        using OpenXmlPackage document = use == TemplateUse.Slides ? PresentationDocument.Open(stream, isEditable: false) : WordprocessingDocument.Open(stream, isEditable: false);
        var faults = new OpenXmlValidator(FileFormatVersions.Office2019) { MaxNumberOfErrors = MostFaults }.Validate(document)
            .Where(f => f.Part?.Uri.OriginalString is { } part && !LeftOut.Any(l => part.StartsWith(l, StringComparison.OrdinalIgnoreCase)) && !f.Description.Contains("'ID' attribute", StringComparison.Ordinal))
            .ToList();
        return faults.Count == 0 ? null : new TemplateRefusal.Invalid(faults[0].Part!.Uri.OriginalString.TrimStart('/'), faults.Count);
    }

    private static TemplateUse UseOf(OfficePackage package)
    {
        var types = package.Types();
        bool Any(string end) => types.Any(t => t.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        if (types.FirstOrDefault(t => t.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || t.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)) is { } macro)
        {
            throw new TemplateRefusedException(new TemplateRefusal.Macro(macro));
        }

        return Any("presentationml.presentation.main+xml") || Any("presentationml.template.main+xml") ? TemplateUse.Slides
            : Any("wordprocessingml.document.main+xml") || Any("wordprocessingml.template.main+xml") ? TemplateUse.Pages
            : throw new TemplateRefusedException(new TemplateRefusal.NotOffice());
    }

    private static void CheckNames(OfficePackage package)
    {
        foreach (var name in package.Names)
        {
            var path = "/" + name.ToLowerInvariant();
            if (Running.Any(path.Contains))
            {
                throw new TemplateRefusedException(new TemplateRefusal.Macro(name));
            }

            if (Hiding.Any(path.Contains))
            {
                throw new TemplateRefusedException(new TemplateRefusal.Embedded(name));
            }
        }
    }

    /// <summary>Reads a part to its end: it is well-formed, and nothing in it runs or reaches out.</summary>
    private static void Scan(OfficePackage package, string part)
    {
        using var xml = package.Open(part);
        var isFirst = true;
        var fields = new StringBuilder();
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (isFirst && xml.NamespaceURI.StartsWith("http://purl.oclc.org/ooxml/", StringComparison.Ordinal))
            {
                throw new TemplateRefusedException(new TemplateRefusal.Strict());
            }

            isFirst = false;
            if (xml.LocalName == "Relationship")
            {
                CheckRelation(part, xml.GetAttribute("Type") ?? "", xml.GetAttribute("Target") ?? "", xml.GetAttribute("TargetMode"));
                continue;
            }

            CheckAttributes(part, xml, fields);
            if (xml.LocalName == "instrText" && !xml.IsEmptyElement && xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
            {
                fields.Append(xml.Value);
            }
        }

        if (FetchingField().Match(fields.ToString()) is { Success: true } fetching)
        {
            throw new TemplateRefusedException(
                fetching.Value.Equals("MACROBUTTON", StringComparison.OrdinalIgnoreCase) ? new TemplateRefusal.Macro(part) : new TemplateRefusal.ExternalLink(part, fetching.Value));
        }
    }

    private static void CheckRelation(string part, string type, string target, string? mode)
    {
        if (RunningRelations.Any(r => type.EndsWith(r, StringComparison.OrdinalIgnoreCase)))
        {
            throw new TemplateRefusedException(new TemplateRefusal.Macro(part));
        }

        if (string.Equals(mode, "External", StringComparison.OrdinalIgnoreCase) || ReachesOut(target))
        {
            throw new TemplateRefusedException(new TemplateRefusal.ExternalLink(part, target.Length > LongestTarget ? target[..LongestTarget] : target));
        }

        if (HidingRelations.Any(r => type.EndsWith(r, StringComparison.OrdinalIgnoreCase)))
        {
            throw new TemplateRefusedException(new TemplateRefusal.Embedded(part));
        }
    }

    private static void CheckAttributes(string part, XmlReader xml, StringBuilder fields)
    {
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "action" when StartingAction().IsMatch(xml.Value):
                    throw new TemplateRefusedException(new TemplateRefusal.Macro(part));
                case "src" or "href" when xml.NamespaceURI.Length == 0 && ReachesOut(xml.Value):
                    throw new TemplateRefusedException(new TemplateRefusal.ExternalLink(part, xml.Value.Length > LongestTarget ? xml.Value[..LongestTarget] : xml.Value));
                case "instr":
                    fields.Append(' ').Append(xml.Value).Append(' ');
                    break;
            }
        }

        xml.MoveToElement();
    }

    private static bool ReachesOut(string target) =>
        target.Contains("://", StringComparison.Ordinal) || target.StartsWith(@"\\", StringComparison.Ordinal) || target.StartsWith("//", StringComparison.Ordinal)
        || target.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static List<TemplatePicture> Pictures(OfficePackage package)
    {
        var pictures = new List<TemplatePicture>();
        foreach (var name in package.Names.Where(n => n.Contains("/media/", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            using var copy = new MemoryStream();
            using (var stream = package.OpenBytes(name))
            {
                stream.CopyTo(copy);
            }

            var type = Shown.GetValueOrDefault(Path.GetExtension(name));
            pictures.Add(new TemplatePicture(Path.GetFileName(name), copy.Length, type, type is null ? [] : copy.ToArray()));
        }

        return pictures;
    }

    /// <summary>Fields that bring in what is not in the file, or run something.</summary>
    [GeneratedRegex(@"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|DATABASE|RD|MACROBUTTON)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FetchingField();

    [GeneratedRegex("^ppaction://(macro|program|ole|customshow|hlinkfile|hlinkpres)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StartingAction();
}

/// <summary>The reading ends with a refusal.</summary>
internal sealed class TemplateRefusedException(TemplateRefusal refusal) : Exception(refusal.GetType().Name)
{
    public TemplateRefusal Refusal => refusal;
}
